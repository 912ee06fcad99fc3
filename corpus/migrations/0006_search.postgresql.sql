CREATE INDEX effective_by_words ON effective USING gin (to_tsvector('simple', words));

CREATE INDEX effective_by_lemmas ON effective USING gin (to_tsvector('simple', lemmas));

CREATE FUNCTION folded_letters(given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$SELECT replace(replace(replace(replace(replace(translate(lower(regexp_replace(normalize(given, NFKD), '[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]', '', 'g') COLLATE "und-x-icu"), 'øłđðħıς', 'olddhiσ'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ŋ', 'ng'), 'ß', 'ss')$$;

CREATE FUNCTION folded(given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$SELECT CASE WHEN given COLLATE "C" !~ '[^\u0001-\u007f]' THEN btrim(regexp_replace(lower(given COLLATE "C"), '[^0-9a-z]+', ' ', 'g')) ELSE btrim(regexp_replace(folded_letters(given), '[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u02b9-\u02df\u02e5-\u02ff\u0375\u037e\u0387\u055a-\u055f\u0589\u058a\u060c\u061b\u061f\u2000-\u206f\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3007-\u3030\u30fb\ue000-\uf8ff\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\ufff0-\uffff\U0001f000-\U0001faff]+', ' ', 'g')) END$$;

CREATE FUNCTION folded_each(given TEXT, most INTEGER) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$SELECT coalesce(string_agg(folded(value), ' | ' ORDER BY nr), '') FROM json_array_elements_text(CASE given WHEN '' THEN '[]' ELSE given END::json) WITH ORDINALITY AS item (value, nr) WHERE nr <= most$$;
