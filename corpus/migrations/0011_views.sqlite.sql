CREATE VIEW documenten AS
SELECT d.position AS plaats, d.stem AS stuk, d.name AS bestand, d.format AS vorm, d.page_count AS paginas, d.laag,
       (SELECT group_concat(f.value, '; ') FROM fact AS f WHERE f.document = d.id AND f.field = 'sender') AS afzender,
       (SELECT f.value FROM fact AS f WHERE f.document = d.id AND f.field = 'date') AS datum,
       CASE WHEN EXISTS (SELECT 1 FROM fact AS f WHERE f.document = d.id AND f.field = 'confidential') THEN 'vertrouwelijk'
            ELSE (SELECT f.value FROM fact AS f WHERE f.document = d.id AND f.field = 'subject') END AS titel,
       CASE WHEN EXISTS (SELECT 1 FROM fact AS f WHERE f.document = d.id AND f.field = 'confidential') THEN 'ja'
            ELSE 'nee' END AS vertrouwelijk,
       (SELECT count(*) FROM effective AS e WHERE e.document = d.nr AND e.state <> 'verworpen') AS waarnemingen,
       (SELECT count(*) FROM effective AS e WHERE e.document = d.nr AND e.state <> 'verworpen' AND e.rol = 'knelpunt') AS knelpunten,
       (SELECT count(*) FROM effective AS e WHERE e.document = d.nr AND e.state <> 'geen') AS beoordeeld,
       d.id AS kenmerk
FROM document AS d WHERE d.position IS NOT NULL;

CREATE VIEW waarnemingen AS
SELECT e.place AS plaats, o.id, d.stem AS stuk,
       (SELECT group_concat(f.value, '; ') FROM fact AS f WHERE f.document = d.id AND f.field = 'sender') AS afzender,
       d.laag,
       (SELECT f.value FROM fact AS f WHERE f.document = d.id AND f.field = 'date') AS datum,
       nullif(o.page, 0) AS pagina,
       CASE WHEN EXISTS (SELECT 1 FROM fact AS f WHERE f.document = d.id AND f.field = 'confidential') THEN 'vertrouwelijk'
            ELSE o.text END AS tekst,
       e.rol,
       (SELECT json_group_array(json_extract(t.value, '$[0]')) FROM json_each(e.thema) AS t) AS thema,
       e.onderwerp, e.toerekening, e.eerder, e.fase, c.spreker, c.aan, e.rol_score AS zekerheid,
       CASE e.onzeker WHEN 1 THEN 'ja' ELSE 'nee' END AS onzeker, e.state AS beoordeling, e.authors AS door,
       c.rol AS rol_machine,
       (SELECT json_group_array(json_extract(t.value, '$[0]')) FROM json_each(c.thema) AS t) AS thema_machine,
       c.toerekening AS toerekening_machine, c.eerder AS eerder_machine,
       a.model, a.codebook AS codeboek
FROM effective AS e
JOIN observation AS o ON o.nr = e.observation
JOIN document AS d ON d.nr = e.document
JOIN coding AS c ON c.analysis = e.analysis AND c.observation = e.basis
JOIN analysis AS a ON a.nr = e.analysis;

CREATE VIEW oordelen AS
SELECT j.nr, j.made_at AS moment, j.author AS door, j.act AS oordeel, j.observation AS waarneming, d.stem AS stuk,
       CASE WHEN EXISTS (SELECT 1 FROM fact AS f WHERE f.document = j.document AND f.field = 'confidential') THEN 'vertrouwelijk'
            ELSE o.text END AS tekst,
       CASE WHEN EXISTS (SELECT 1 FROM fact AS f WHERE f.document = j.document AND f.field = 'confidential') THEN 'vertrouwelijk'
            ELSE j.why END AS toelichting,
       json_extract(j.labels, '$.rol') AS rol, json_extract(j.labels, '$.thema') AS thema,
       json_extract(j.labels, '$.toerekening') AS toerekening,
       CASE json_extract(j.labels, '$.eerder') WHEN 1 THEN 'ja' WHEN 0 THEN 'nee' END AS eerder,
       json_extract(j.machine, '$.rol') AS rol_machine, nullif(j.undoes, 0) AS maakt_ongedaan, j.model, j.codebook AS codeboek
FROM judgement AS j
LEFT JOIN observation AS o ON o.id = j.observation
LEFT JOIN document AS d ON d.id = j.document;
