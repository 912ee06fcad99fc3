UPDATE document SET laag = 'gezamenlijk' WHERE laag = 'kring';

UPDATE part SET kind = 'wettelijk_verslag' WHERE kind = 'provinciaal_verslag';

UPDATE part SET kind = 'plan' WHERE kind = 'provinciaal_plan';

UPDATE part SET alternatives = replace(replace(alternatives, 'provinciaal_verslag', 'wettelijk_verslag'), 'provinciaal_plan', 'plan');

UPDATE codebook_version SET book = replace(book, 'laag = \"kring\"', 'laag = \"gezamenlijk\"');

UPDATE setting SET value = replace(value, 'laag = \"kring\"', 'laag = \"gezamenlijk\"') WHERE name = 'codeboekmap';
