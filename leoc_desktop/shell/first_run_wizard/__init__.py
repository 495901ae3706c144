"""Setting up an office on first run: five short steps, Back never loses anything."""

from leoc_desktop.shell.first_run_wizard.wizard import FirstRunWizard

__all__ = ["FirstRunWizard"]
