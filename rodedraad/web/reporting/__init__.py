"""A report that is asked for on the page: `wish` is what is asked, `made` what came of it."""
