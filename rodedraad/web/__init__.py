"""The page: the whole product in the browser, for those who do not use a command line.

Begin at `application.create`, which puts the pages of `pages/` together. A page is a module with a `router`;
what it shows is a frozen value (a page model) that is worked out without a server and rendered by a template.
"""
