CREATE FUNCTION record_stays() RETURNS TRIGGER LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'een oordeel of codering wordt nooit gewijzigd'; END$$;

CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement FOR EACH ROW EXECUTE FUNCTION record_stays();

CREATE TRIGGER coding_stays BEFORE UPDATE ON coding FOR EACH ROW EXECUTE FUNCTION record_stays();
