"""When something goes online and offline: schedule, publisher, bundles."""
