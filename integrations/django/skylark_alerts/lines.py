"""Log lines for machines."""

import datetime
import json
import logging

from . import request
from .alert import exception_of, extras, kind_of, text
from .masks import mask, mask_named


class JsonLines(logging.Formatter):
    """One JSON object a line, whose fields CloudWatch Logs Insights finds by itself; traces do not break lines."""

    def format(self, record):
        line = {
            "timestamp": datetime.datetime.fromtimestamp(record.created, datetime.timezone.utc).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname,
            "logger": record.name,
            "message": mask(record.getMessage()),
            **request.facts(record),
        }
        exception = exception_of(record)
        if exception is not None:
            line["kind"] = kind_of(exception)
            line["trace"] = mask(self.formatException(record.exc_info))
        for name, value in extras(record).items():
            line.setdefault(name, mask_named(name, text(value)))
        return json.dumps(line, ensure_ascii=False)
