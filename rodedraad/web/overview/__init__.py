"""What the first page shows of a dossier, as frozen values, and how these follow from findings and corpus."""
