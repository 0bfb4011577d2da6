import type { Area } from './migration.ts'

/**
 * Documents, collections and gaps are named by `keyOf`, since an index takes no long text.
 * Values are JSON in `text`: it keeps NUL and lone surrogates as escapes, which `jsonb` refuses.
 * Everything is compared in code units, whatever the database's own collation.
 */
export const COMMUNITY: Area = {
  name: 'community',
  steps: [
    `CREATE TABLE verbatim.answers (
       id text COLLATE "C" PRIMARY KEY,
       number bigint GENERATED ALWAYS AS IDENTITY,
       guild text COLLATE "C",
       collection text COLLATE "C" NOT NULL,
       created text COLLATE "C" NOT NULL,
       message text COLLATE "C",
       documents text[] COLLATE "C" NOT NULL,
       value text NOT NULL
     );
     CREATE INDEX answers_by_message ON verbatim.answers (message) WHERE message IS NOT NULL;
     CREATE INDEX answers_by_time ON verbatim.answers (created);
     CREATE INDEX answers_by_guild ON verbatim.answers (guild);
     CREATE INDEX answers_in_public ON verbatim.answers (collection, created) WHERE message IS NOT NULL;
     CREATE INDEX answers_by_document ON verbatim.answers USING gin (documents);
     CREATE TABLE verbatim.settings (
       guild text COLLATE "C" PRIMARY KEY,
       value text NOT NULL
     );
     CREATE TABLE verbatim.gaps (
       scope text COLLATE "C" NOT NULL,
       key text COLLATE "C" NOT NULL,
       question text NOT NULL,
       asked text COLLATE "C" NOT NULL,
       count int NOT NULL,
       PRIMARY KEY (scope, key)
     );
     CREATE TABLE verbatim.feedback (
       scope text COLLATE "C" NOT NULL,
       id text COLLATE "C" NOT NULL,
       number bigint GENERATED ALWAYS AS IDENTITY,
       verdict text NOT NULL,
       document text COLLATE "C" NOT NULL,
       value text NOT NULL,
       PRIMARY KEY (scope, id)
     );
     CREATE INDEX feedback_by_document ON verbatim.feedback (document);
     CREATE TABLE verbatim.rulings (
       scope text COLLATE "C" NOT NULL,
       id text COLLATE "C" NOT NULL,
       number bigint GENERATED ALWAYS AS IDENTITY,
       document text COLLATE "C" NOT NULL,
       value text NOT NULL,
       PRIMARY KEY (scope, id)
     );
     CREATE INDEX rulings_by_document ON verbatim.rulings (document);
     CREATE TABLE verbatim.departures (
       guild text COLLATE "C" PRIMARY KEY,
       at text COLLATE "C" NOT NULL
     );
     CREATE TABLE verbatim.told (collection text COLLATE "C" PRIMARY KEY, value text NOT NULL);`,
  ],
}
