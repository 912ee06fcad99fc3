"""`python -m rodedraad.web.work`: the worker, which a server starts (`watching.py`)."""

from rodedraad.web.work.process import main

if __name__ == "__main__":
    main()
