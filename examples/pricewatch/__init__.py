"""Watches the prices of products in web shops and tells when they fall."""
