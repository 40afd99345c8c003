"""Fits what is a matter of weights to the coded texts of tests/; `make train`."""
