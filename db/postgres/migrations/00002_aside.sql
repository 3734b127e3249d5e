-- +goose Up

-- aside: there may be entries of the stream in quarantine. Whoever takes others
-- in asks only then whether they were taken for forgeries.
ALTER TABLE stream ADD COLUMN aside boolean NOT NULL DEFAULT false;
UPDATE stream SET aside = true WHERE id IN (SELECT stream FROM quarantine);
