CREATE INDEX effective_by_words ON effective USING gin (to_tsvector('simple', words));

CREATE INDEX effective_by_lemmas ON effective USING gin (to_tsvector('simple', lemmas));

CREATE FUNCTION folded(given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$SELECT btrim(regexp_replace(regexp_replace(lower(normalize(given, NFKD)), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))$$;
