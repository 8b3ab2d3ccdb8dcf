"""The words that tell of a strike or an attack, and who did it with what."""
