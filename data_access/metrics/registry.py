"""The registry: a literal tuple of the areas' tuples, in the order in which pages and 指标口径 list them."""

from collections.abc import Mapping
from types import MappingProxyType

from data_access.metrics import competitions, dorm_visits, feedback, grid, ledgers, programmes, quality, tutoring
from data_access.metrics.forms import Metric

AREAS: Mapping[str, tuple[Metric, ...]] = MappingProxyType(
    {
        "dorm_visits": dorm_visits.METRICS,
        "grid": grid.METRICS,
        "feedback": feedback.METRICS,
        "tutoring": tutoring.METRICS,
        "competitions": competitions.METRICS,
        "programmes": programmes.METRICS,
        "quality": quality.METRICS,
    }
)
METRICS: Mapping[str, Metric] = MappingProxyType(
    {metric.key: metric for metrics in AREAS.values() for metric in metrics}
)
# What may be asked besides: counts that are said beside a figure and have no page of their own.
ASKED: Mapping[str, Metric] = MappingProxyType({**METRICS, **{metric.key: metric for metric in ledgers.WRITTEN_LATER}})
