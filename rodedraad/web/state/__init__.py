"""What the pages keep for themselves beside a corpus: accounts, jobs, page models, and who changed what."""
