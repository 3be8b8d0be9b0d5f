"""What stands in the files that pages offer."""

from __future__ import annotations

import io
import zipfile


def unpacked(file: bytes) -> bytes:
    """A file's bytes; of a workbook those of its parts."""
    if not zipfile.is_zipfile(io.BytesIO(file)):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as workbook:
        return b"".join(workbook.read(part) for part in workbook.namelist())
