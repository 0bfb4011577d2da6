import type { Client } from './database.ts'
import { type Area, SCHEMA } from './migration.ts'
import { remakePostings } from './posting-blocks.ts'

/** Of each table; a power of two, so that it could be doubled. */
export const PARTITIONS = 16

/** A table whose rows lie together by collection, so that it can be split over disks or servers. */
const partitioned = (table: string, columns: string): string => `
  CREATE TABLE ${SCHEMA}.${table} (${columns}) PARTITION BY HASH (collection_id);
  ${Array.from(
    { length: PARTITIONS },
    (_, place) => `CREATE TABLE ${SCHEMA}.${table}_${place} PARTITION OF ${SCHEMA}.${table}
      FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER ${place});`,
  ).join('\n')}`

/** Blocks of many postings take a twentieth of the room of a row each, and are read as much quicker. */
async function packPostings(client: Client): Promise<void> {
  await client.execute(`DROP TABLE ${SCHEMA}.postings;
    ${partitioned(
      'postings',
      `collection_id int NOT NULL, term int NOT NULL, first_version int8 NOT NULL,
       last_version int8 NOT NULL, bytes bytea STORAGE EXTERNAL NOT NULL,
       PRIMARY KEY (collection_id, term, first_version)`,
    )}`)
  const sql = `SELECT id FROM ${SCHEMA}.collections ORDER BY id`
  for (const { id } of await client.query<{ id: number }>(sql)) await remakePostings(client, id)
}

/**
 * A document version is shared by all generations that hold it, and never changed. A generation
 * holds the versions from `first_version` to `last_version` but those in `absences`: so it is as
 * small as what was changed. Texts are as `encodeText` makes them, keys as `keyOf`.
 */
export const INDEX_AREA: Area = {
  name: 'index',
  steps: [
    `CREATE TABLE ${SCHEMA}.collections (
       id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       key text COLLATE "C" NOT NULL UNIQUE,
       name text NOT NULL,
       live int
     );
     CREATE TABLE ${SCHEMA}.leases (
       collection_id int PRIMARY KEY,
       token text NOT NULL,
       holder text NOT NULL,
       since timestamptz NOT NULL,
       expires timestamptz NOT NULL
     );
     CREATE TABLE ${SCHEMA}.generations (
       collection_id int NOT NULL,
       generation int NOT NULL,
       created text NOT NULL,
       fingerprint text NOT NULL,
       documents int NOT NULL,
       passages int NOT NULL,
       terms int8 NOT NULL,
       dimensions int,
       languages text[] NOT NULL,
       first_version int8 NOT NULL,
       last_version int8 NOT NULL,
       PRIMARY KEY (collection_id, generation)
     );
     CREATE TABLE ${SCHEMA}.erasures (
       id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       collection text,
       document text
     );
     CREATE SEQUENCE ${SCHEMA}.versions;
     CREATE SEQUENCE ${SCHEMA}.passage_ids;
     ${partitioned(
       'absences',
       `collection_id int NOT NULL, generation int NOT NULL, version int8 NOT NULL,
        PRIMARY KEY (collection_id, generation, version)`,
     )}
     ${partitioned(
       'documents',
       `collection_id int NOT NULL, version int8 NOT NULL, key text COLLATE "C" NOT NULL,
        id text NOT NULL, fingerprint text NOT NULL, title text NOT NULL, language text NOT NULL, date text, url text,
        source text, content_hash text NOT NULL, passages int NOT NULL, terms int8 NOT NULL,
        text text NOT NULL, PRIMARY KEY (collection_id, version)`,
     )}
     CREATE INDEX documents_by_key ON ${SCHEMA}.documents (collection_id, key);
     ${partitioned(
       'passages',
       `collection_id int NOT NULL, id int8 NOT NULL, version int8 NOT NULL, start int NOT NULL,
        "end" int NOT NULL, input_hash text COLLATE "C" NOT NULL, sentences int[] NOT NULL,
        headings int[] NOT NULL, context text NOT NULL, names text, length int NOT NULL,
        terms int[] NOT NULL, counts int[] NOT NULL, PRIMARY KEY (collection_id, id)`,
     )}
     CREATE INDEX passages_by_version ON ${SCHEMA}.passages (collection_id, version);
     CREATE INDEX passages_by_input ON ${SCHEMA}.passages (collection_id, input_hash);
     ${partitioned(
       'vectors',
       `collection_id int NOT NULL, passage_id int8 NOT NULL, version int8 NOT NULL,
        embedding vector NOT NULL, tokens bytea STORAGE EXTERNAL NOT NULL,
        PRIMARY KEY (collection_id, passage_id)`,
     )}
     ${partitioned(
       'terms',
       `collection_id int NOT NULL, number int NOT NULL, key text COLLATE "C" NOT NULL,
        term text NOT NULL, units int NOT NULL, PRIMARY KEY (collection_id, number)`,
     )}
     CREATE UNIQUE INDEX terms_by_key ON ${SCHEMA}.terms (collection_id, key);
     ${partitioned(
       'postings',
       `collection_id int NOT NULL, term int NOT NULL, version int8 NOT NULL,
        passage_id int8 NOT NULL, count int NOT NULL, length int NOT NULL`,
     )}
     CREATE INDEX postings_by_term ON ${SCHEMA}.postings (collection_id, term, version);
     CREATE INDEX postings_by_version ON ${SCHEMA}.postings (collection_id, version);
     CREATE TABLE ${SCHEMA}.cited_slices (
       collection_key text COLLATE "C" NOT NULL,
       document_key text COLLATE "C" NOT NULL,
       document text NOT NULL,
       content_hash text COLLATE "C" NOT NULL,
       start int NOT NULL,
       "end" int NOT NULL,
       text text NOT NULL,
       before text NOT NULL,
       after text NOT NULL,
       first_cited text COLLATE "C" NOT NULL,
       last_cited text COLLATE "C" NOT NULL,
       PRIMARY KEY (collection_key, document_key, content_hash, start, "end")
     ) PARTITION BY HASH (collection_key);
     ${Array.from(
       { length: PARTITIONS },
       (_, place) => `CREATE TABLE ${SCHEMA}.cited_slices_${place}
         PARTITION OF ${SCHEMA}.cited_slices
         FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER ${place});`,
     ).join('\n')}`,
    packPostings,
  ],
}
