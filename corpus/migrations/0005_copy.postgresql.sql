DROP TABLE old_analysis, old_coding, coding_thema, coding_onderwerp, evidence, mention, action, file;

DROP TABLE old_observation;
