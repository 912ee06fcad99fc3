INSERT INTO holding (nr, name, document, since)
SELECT row_number() OVER (ORDER BY name), name, document, '' FROM file;

INSERT INTO observation
SELECT document.nr * 16777216 + row_number() OVER (PARTITION BY old.document ORDER BY old.seq, old.id) - 1,
       old.id, old.document, old.seq, old.part, old.block, old.start_at, old.end_at, old.page, old.text,
       old.path, old.confidence, old.present, 0
FROM old_observation AS old JOIN document ON document.id = old.document;

INSERT INTO analysis (nr, document, reader, model, codebook, made_at)
SELECT row_number() OVER (ORDER BY document, model, codebook), document, reader, model, codebook, ''
FROM (
    SELECT document, reader, model, codebook FROM old_analysis
    UNION
    SELECT DISTINCT observation.document, '', coding.model, coding.codebook
    FROM old_coding AS coding JOIN old_observation AS observation ON observation.id = coding.observation
    WHERE NOT EXISTS (
        SELECT 1 FROM old_analysis AS old
        WHERE old.document = observation.document AND old.model = coding.model AND old.codebook = coding.codebook
    )
);

UPDATE document SET analysis = (
    SELECT analysis.nr FROM analysis JOIN old_analysis AS old
    ON old.document = analysis.document AND old.reader = analysis.reader
    AND old.model = analysis.model AND old.codebook = analysis.codebook
    WHERE analysis.document = document.id
);

INSERT INTO adoption (nr, analysis, adopted_at)
SELECT row_number() OVER (ORDER BY analysis), analysis, '' FROM document WHERE analysis IS NOT NULL;

INSERT INTO coding
SELECT analysis.nr, observation.nr, old.rol, old.rol_score,
       coalesce((SELECT json_group_array(json_array(thema, json(printf('%!.17g', score)))) FROM (
           SELECT thema, score FROM coding_thema AS t
           WHERE t.observation = old.observation AND t.model = old.model AND t.codebook = old.codebook ORDER BY seq
       )), '[]'),
       coalesce((SELECT json_group_array(thema) FROM (
           SELECT thema FROM coding_onderwerp AS t
           WHERE t.observation = old.observation AND t.model = old.model AND t.codebook = old.codebook ORDER BY seq
       )), '[]'),
       old.toerekening, old.eerder, old.fase, old.spreker, old.onzeker, old.modaliteit, old.taal, old.getroffen,
       old.aan,
       coalesce((SELECT json_group_array(json_array(label, json(printf('%!.17g', weight)), detail)) FROM (
           SELECT label, weight, detail FROM evidence AS t
           WHERE t.observation = old.observation AND t.model = old.model AND t.codebook = old.codebook ORDER BY seq
       )), '[]'),
       coalesce((SELECT json_group_array(json_array(kind, start_at, end_at, text, value)) FROM (
           SELECT kind, start_at, end_at, text, value FROM mention AS t
           WHERE t.observation = old.observation ORDER BY seq
       )), '[]'),
       coalesce((SELECT json_array(owner, deadline, about) FROM action WHERE action.observation = old.observation), '')
FROM old_coding AS old
JOIN observation ON observation.id = old.observation
JOIN analysis ON analysis.document = observation.document AND analysis.model = old.model
AND analysis.codebook = old.codebook;

DROP TABLE mention;

DROP TABLE action;

DROP TABLE evidence;

DROP TABLE coding_thema;

DROP TABLE coding_onderwerp;

DROP TABLE old_coding;

DROP TABLE old_observation;

DROP TABLE old_analysis;

DROP TABLE file;
