"""The small trend of a figure card: two masks, a grey line with gaps and an accent end point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

WIDTH, HEIGHT, MARGIN = 64, 26, 4


def sparkline(values: Sequence[float | None]) -> str:
    """The `style` of a `.spark` element: `--trend` and `--end` hold SVG masks, 64 x 26; None is a gap.

    The end point stands at the last value that is there. Nothing but numbers of ours gets into the text.
    """
    points = list(_points(values))
    known = [point for point in points if point is not None]
    if not known:
        return ""
    end = known[-1]
    line = f'<path d="{_path(points)}" fill="none" stroke="#000" stroke-width="1.5" stroke-linejoin="round"/>'
    dot = f'<circle cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="3"/>'
    return f"--trend:{_mask(line)};--end:{_mask(dot)}"


def _points(values: Sequence[float | None]) -> Iterator[tuple[float, float] | None]:
    known = [value for value in values if value is not None]
    low, span = (min(known), max(known) - min(known)) if known else (0, 0)
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    for position, value in enumerate(values):
        if value is None:
            yield None
        else:
            height = (value - low) / span if span else 0.5
            yield MARGIN + position * step, HEIGHT - MARGIN - height * (HEIGHT - 2 * MARGIN)


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    pieces, drawing = [], False
    for point in points:
        if point is not None:
            pieces.append(f"{'L' if drawing else 'M'}{point[0]:.1f} {point[1]:.1f}")
        drawing = point is not None
    return "".join(pieces)


def _mask(shape: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{shape}</svg>'
    return f"url(data:image/svg+xml,{quote(svg, safe='')})"
