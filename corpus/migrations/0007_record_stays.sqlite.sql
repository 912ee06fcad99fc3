CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'een oordeel wordt nooit gewijzigd'); END;

CREATE TRIGGER coding_stays BEFORE UPDATE ON coding BEGIN SELECT RAISE(ABORT, 'een codering wordt nooit gewijzigd'); END;
