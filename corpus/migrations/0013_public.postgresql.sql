ALTER TABLE point_event ADD COLUMN documents TEXT NOT NULL DEFAULT '[]';

CREATE INDEX fact_confidential ON fact (document) WHERE field = 'confidential';
