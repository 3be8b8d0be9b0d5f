"""Who is looking. Without a sign-in every viewer is a leader of the sample."""

from data_access.scopes import Viewer


def viewer() -> Viewer:
    """Whoever runs this script."""
    return Viewer()
