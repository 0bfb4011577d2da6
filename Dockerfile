# Builds with the compilers at hand, for where no prebuilt binary of a native package fits.
FROM node:22-bookworm-slim AS build
RUN apt-get update \
  && apt-get install --yes --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# The packages alone first, so that a change of the source does not install them again.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3 hnswlib-node
COPY tsconfig.json tsconfig.build.json ./
COPY commands commands
COPY embeddings embeddings
COPY src src
COPY test test
RUN npm run build && npm prune --omit=dev --ignore-scripts && rm -rf dist/test

FROM node:22-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data ADMIN_PORT=9464
WORKDIR /app
COPY --from=build /app/package.json package.json
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/embeddings/models embeddings/models
COPY --from=build /app/embeddings/calibration.json /app/embeddings/token-means.json embeddings/
COPY --from=build /app/dist dist
COPY documents documents
# The program is root's and only read; the data is all that its own user may write.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ADMIN_PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
