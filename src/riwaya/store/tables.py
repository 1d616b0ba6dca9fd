"""The tables of a story file. Spans are code points into `articles.text`; every quote is kept beside its span."""

from __future__ import annotations

APPLICATION_ID = 0x52495741  # "RIWA"
# Form 2 keeps readings compressed, and what stands between articles in tables that an addition brings up to date.
VERSION = 2

SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, version INTEGER NOT NULL, current INTEGER NOT NULL,
    title TEXT NOT NULL, outlet TEXT NOT NULL, author TEXT NOT NULL, published TEXT NOT NULL,
    published_precision TEXT NOT NULL, published_basis TEXT NOT NULL, url TEXT NOT NULL, language TEXT NOT NULL,
    stem TEXT NOT NULL, characters INTEGER NOT NULL, digest TEXT NOT NULL, source_digest TEXT NOT NULL,
    text TEXT NOT NULL, UNIQUE (document, version)
);
CREATE INDEX articles_by_day ON articles (published);

CREATE TABLE readings (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    code TEXT NOT NULL, settings TEXT NOT NULL, body BLOB NOT NULL
);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL, stems TEXT NOT NULL
);
CREATE INDEX passages_by_article ON passages (article);
CREATE VIRTUAL TABLE passages_search
    USING fts5 (folded, stems, content='passages', content_rowid='id', tokenize='unicode61');
CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
    INSERT INTO passages_search (rowid, folded, stems) VALUES (new.id, new.folded, new.stems);
END;
CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
    INSERT INTO passages_search (passages_search, rowid, folded, stems)
    VALUES ('delete', old.id, old.folded, old.stems);
END;

CREATE TABLE parties (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, key TEXT NOT NULL, name TEXT NOT NULL,
    name_ar TEXT NOT NULL, type TEXT NOT NULL, parent TEXT NOT NULL, country TEXT NOT NULL, qid TEXT NOT NULL,
    surfaces TEXT NOT NULL, PRIMARY KEY (article, key)
);
CREATE INDEX parties_by_key ON parties (key);
CREATE TABLE actors (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    quote TEXT NOT NULL, party TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (article, start, "end"),
    FOREIGN KEY (article, party) REFERENCES parties (article, key) ON DELETE CASCADE
);
CREATE TABLE dates (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    quote TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL, edtf TEXT NOT NULL, modifier TEXT NOT NULL,
    "begin" TEXT NOT NULL, finish TEXT NOT NULL, relative INTEGER NOT NULL, hijri TEXT NOT NULL, rule TEXT NOT NULL,
    PRIMARY KEY (article, start, "end")
);
CREATE INDEX dates_by_value ON dates (value);
CREATE TABLE quantities (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    quote TEXT NOT NULL, minimum REAL, maximum REAL, modifier TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL,
    currency TEXT NOT NULL, party TEXT NOT NULL, place TEXT NOT NULL, as_of TEXT NOT NULL, rule TEXT NOT NULL,
    PRIMARY KEY (article, start, "end")
);
CREATE INDEX quantities_by_kind ON quantities (kind, party);
CREATE TABLE claims (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, party TEXT NOT NULL,
    source_name TEXT NOT NULL, source_type TEXT NOT NULL, act TEXT NOT NULL, polarity TEXT NOT NULL,
    certainty TEXT NOT NULL, direct INTEGER NOT NULL, said TEXT NOT NULL, topic TEXT NOT NULL, within TEXT NOT NULL,
    source_start INTEGER, source_end INTEGER, source TEXT, cue_start INTEGER NOT NULL, cue_end INTEGER NOT NULL,
    cue TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, content TEXT NOT NULL, via TEXT NOT NULL,
    rule TEXT NOT NULL
);
CREATE INDEX claims_by_article ON claims (article, start);
CREATE INDEX claims_by_party ON claims (party);
CREATE TABLE forecasts (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, quote TEXT NOT NULL, likelihood TEXT NOT NULL, claim TEXT NOT NULL, label TEXT NOT NULL,
    topic TEXT NOT NULL, horizon TEXT NOT NULL, scenario_group TEXT NOT NULL, condition TEXT, rule TEXT NOT NULL
);
CREATE INDEX forecasts_by_article ON forecasts (article, start);
CREATE TABLE causes (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, cue TEXT NOT NULL, cause_start INTEGER NOT NULL, cause_end INTEGER NOT NULL,
    cause TEXT NOT NULL, effect_start INTEGER NOT NULL, effect_end INTEGER NOT NULL, effect TEXT NOT NULL,
    modality TEXT NOT NULL, claim TEXT NOT NULL, rule TEXT NOT NULL
);
CREATE INDEX causes_by_article ON causes (article, start);
CREATE TABLE events (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, quote TEXT NOT NULL, plover TEXT NOT NULL, status TEXT NOT NULL, actor TEXT NOT NULL,
    target TEXT NOT NULL, date TEXT NOT NULL, place TEXT NOT NULL, quantity TEXT, background INTEGER NOT NULL,
    claim TEXT NOT NULL, rule TEXT NOT NULL
);
CREATE INDEX events_by_article ON events (article, start);
CREATE INDEX events_by_date ON events (date);
CREATE TABLE commitments (
    id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, quote TEXT NOT NULL, party TEXT NOT NULL, what TEXT NOT NULL, deadline TEXT NOT NULL,
    status TEXT NOT NULL, claim TEXT NOT NULL, rule TEXT NOT NULL
);
CREATE INDEX commitments_by_article ON commitments (article, start);

CREATE TABLE relations (
    id INTEGER PRIMARY KEY, type TEXT NOT NULL, dimension TEXT NOT NULL, reason TEXT NOT NULL, explain TEXT NOT NULL,
    explain_en TEXT NOT NULL, days INTEGER NOT NULL,
    a_article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, a_layer TEXT NOT NULL, a_record TEXT NOT NULL,
    a_start INTEGER NOT NULL, a_end INTEGER NOT NULL, a_quote TEXT NOT NULL,
    b_article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, b_layer TEXT NOT NULL, b_record TEXT NOT NULL,
    b_start INTEGER NOT NULL, b_end INTEGER NOT NULL, b_quote TEXT NOT NULL
);
CREATE INDEX relations_by_a ON relations (a_article);
CREATE INDEX relations_by_b ON relations (b_article);
CREATE TABLE origins (id TEXT NOT NULL, kind TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, PRIMARY KEY (id, article)) WITHOUT ROWID;
CREATE TABLE questions (id TEXT PRIMARY KEY, text TEXT NOT NULL, text_en TEXT NOT NULL, keywords TEXT NOT NULL,
    given INTEGER NOT NULL);
CREATE TABLE positions (
    id INTEGER PRIMARY KEY, party TEXT NOT NULL, topic TEXT NOT NULL, scope TEXT NOT NULL, date TEXT NOT NULL,
    stance TEXT NOT NULL, basis TEXT NOT NULL, article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL
);

CREATE VIEW statements AS
    SELECT a.published, a.outlet, c.source_name AS speaker, c.act, c.content, c.source, c.cue, c.via,
        a.title, a.id AS article, c.id
    FROM claims c JOIN articles a ON a.id = c.article AND a.current = 1 ORDER BY a.published, a.id, c.start;
CREATE VIEW figures AS
    SELECT q.kind, q.minimum, q.maximum, q.modifier, q.unit, q.party, q.place, q.as_of, q.quote,
        a.published, a.outlet, a.id AS article
    FROM quantities q JOIN articles a ON a.id = q.article AND a.current = 1 ORDER BY q.kind, a.published, a.id, q.start;
CREATE VIEW deadlines AS
    SELECT c.party, c.what, c.deadline, c.status, c.quote, a.published, a.outlet, a.id AS article, c.id
    FROM commitments c JOIN articles a ON a.id = c.article AND a.current = 1 WHERE c.deadline <> ''
    ORDER BY a.published, c.deadline;
CREATE VIEW timeline AS
    SELECT e.date, e.plover, e.status, e.actor, e.target, e.place, e.quote, a.published, a.outlet, a.id AS article, e.id
    FROM events e JOIN articles a ON a.id = e.article AND a.current = 1 ORDER BY e.date, a.published, e.start;
"""
