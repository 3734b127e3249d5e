package db_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/storetest"
	"opale/db"
)

// TestErasureAndPurgeAtEveryFault has each call to the disk fail, in each way, in
// the middle of an erasure and of a purge, until both pass without one (with the
// race detector one call in three): after each, the file opens and is sound; and
// once it was said that somebody is gone, or the entry is there that says so,
// nothing of them is left.
func TestErasureAndPurgeAtEveryFault(t *testing.T) {
	id := checkin.CodedID("fabriques-numeriques", "", "T-0001")
	for name, act := range map[string]struct {
		do   func(*db.Store) error
		said func(*db.Store) (bool, error)
		word string // that is then gone
	}{
		"erasure": {
			func(s *db.Store) error {
				err := s.Write(context.Background(), storetest.Actor, func(tx checkin.Tx) error {
					_, err := tx.Append(checkin.Fact{Kind: checkin.KindErased, Subject: id})
					return err
				})
				if err == nil {
					err = s.Scrub(context.Background())
				}
				return err
			},
			func(s *db.Store) (bool, error) { return s.IsErased(id) },
			"Xylophonard",
		},
		"purge": {
			func(s *db.Store) error {
				return s.Purge(context.Background(), storetest.Actor, checkin.Counts{People: 4})
			},
			func(s *db.Store) (bool, error) { return s.IsPurged() },
			"Testard",
		},
	} {
		for _, plan := range []fault{ioBefore, ioAfter, full, fullAndBack, commitFailed, commitUnclear, commitTorn, killedBefore, killedAfter} {
			t.Run(fmt.Sprint(name, ", ", plan), func(t *testing.T) {
				dir := t.TempDir()
				key, _ := db.NewKey()
				template := filepath.Join(dir, "template.db")
				store := open(t, template, db.Options{Key: key})
				enrol(t, store, 4)
				storetest.Append(t, store, storetest.Actor, checkin.Fact{Kind: checkin.KindAmended, Subject: id, Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldCompany: "Xylophonard"}}})
				store.Close()
				image, err := os.ReadFile(template)
				if err != nil {
					t.Fatal(err)
				}
				for n := 1; ; n += storetest.Rarer(1) {
					path := filepath.Join(dir, fmt.Sprintf("%d.db", n))
					if err := os.WriteFile(path, image, 0o600); err != nil {
						t.Fatal(err)
					}
					disk := &frail{path: path}
					store, err := db.Open(t.Context(), path, db.Options{Key: key}.Through(disk.connector))
					if err != nil {
						t.Fatal(err)
					}
					disk.fail(n, plan, uint64(n)*7919)
					err = act.do(store)
					happened, dead := disk.mend()
					store.Close()
					if dead {
						path = disk.remains()
					}
					again := open(t, path, db.Options{Key: key})
					said, readErr := act.said(again)
					switch {
					case readErr != nil:
						t.Fatal(readErr)
					case err == nil && !said:
						t.Fatalf("call %d: it was acknowledged, and nobody knows of it", n)
					case said && bytes.Contains(again.Everything(t), []byte(act.word)):
						t.Fatalf("call %d: it is said to be done, and %q is still there", n, act.word)
					}
					again.Sound(t)
					again.Close()
					if happened == noFault {
						if n == 1 {
							t.Error("nothing ever failed")
						}
						break
					}
				}
			})
		}
	}
}
