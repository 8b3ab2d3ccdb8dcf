"""What a document tells: tellings, happenings, claims."""
