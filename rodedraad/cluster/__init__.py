"""Files read and coded on a Dask cluster that others keep: begin at `each`.

`parcels` is what travels to a worker, `reading` what happens there, `connection` the line to the scheduler
and what is done when it breaks, `sending` how much is under way.
"""

from rodedraad.cluster.sending import each

__all__ = ["each"]
