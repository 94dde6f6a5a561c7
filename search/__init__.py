"""The public search: text analysis, planner, engines, index upkeep, pages and suggestions."""
