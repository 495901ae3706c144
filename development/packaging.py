"""Builds the program."""


def build() -> None: ...
