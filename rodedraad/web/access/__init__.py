"""Who may come in, and what holds for every request.

Begin at `guards.Guarded`, which stands before all pages; `site.Site` says under which addresses they are
served, `entrance` who makes a request, `passwords` and `organisation` how somebody proves to be someone.
"""
