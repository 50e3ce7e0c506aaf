"""What belongs into a Django project's settings.py. Without SKYLARK_ADDRESS nothing is sent."""

import os

MIDDLEWARE = [
    "skylark_alerts.middleware.SkylarkMiddleware",  # first, so that it sees everything
    "django.middleware.common.CommonMiddleware",  # yours follow
]

# True: alerts and log lines say the id (not the name) of whoever was logged in.
SKYLARK_USER_ID = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "skylark_alerts.RequestFilter"}},
    "formatters": {"json": {"()": "skylark_alerts.JsonLines"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "filters": ["request"],
            "formatter": "json",
        },
        "skylark": {
            "class": "skylark_alerts.SkylarkHandler",
            "level": "ERROR",
            "address": os.environ.get("SKYLARK_ADDRESS", ""),
            "source": os.environ.get("SKYLARK_SOURCE", ""),
            "key": os.environ.get("SKYLARK_KEY", ""),
            "service": os.environ.get("SKYLARK_SERVICE", "shop"),
            "environment": os.environ.get("SKYLARK_ENVIRONMENT", "production"),
            "commit": os.environ.get("GIT_COMMIT", ""),
        },
    },
    "root": {"level": "INFO", "handlers": ["console", "skylark"]},
    # Django gives these handlers of their own; the root has better ones.
    "loggers": {
        "django": {"level": "INFO", "handlers": [], "propagate": True},
        "django.server": {"level": "INFO", "handlers": [], "propagate": True},
    },
}
