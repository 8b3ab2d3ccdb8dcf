"""Geocoders of the network, asked only where somebody asks for one by name."""

from geostrike.gazetteer.online.geocoder import OnlineGeocoder, online_candidates

__all__ = ["OnlineGeocoder", "online_candidates"]
