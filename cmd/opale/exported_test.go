package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// laptopAlone gives a test a laptop of its own, and a way to call opale on it that
// must succeed and returns what is printed.
func laptopAlone(t *testing.T) (folder string, opale func(args ...string) string) {
	t.Helper()
	folder = t.TempDir()
	for name, home := range homes {
		t.Setenv(name, filepath.Join(folder, home))
	}
	return folder, func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := Run(context.Background(), args, strings.NewReader(""), &out, &errs); code != exitDone {
			t.Fatalf("opale %s: %d\n%s%s", strings.Join(args, " "), code, &out, &errs)
		}
		return out.String()
	}
}

// TestTheChainCanBeComputedAgain does what the help says of the journal, with
// nothing but the export and SHA-256.
func TestTheChainCanBeComputedAgain(t *testing.T) {
	folder, opale := laptopAlone(t)
	list := filepath.Join(folder, "liste.csv")
	if err := os.WriteFile(list, []byte("Code;Nom;Prénom\nC-1;Dupont;Jeanne\nC-2;Durand;Paul « & » \u2028\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	opale("import", list)
	opale("check-in", "C-1", "C-2", "--session", "calais-j1", "--desk", "Calais 2", "--operator", "Élodie")

	bare := opale("export", "journal", "--json")
	for _, personal := range []string{"Élodie", "Dupont", "Jeanne", "salt"} {
		if strings.Contains(bare, personal) {
			t.Errorf("%q is told without being asked for", personal)
		}
	}
	if full := opale("export", "journal", "--json", "--personal"); !strings.Contains(full, "Élodie") || !strings.Contains(full, "Dupont") {
		t.Error("what is personal is not told although it is asked for")
	} else {
		bare += full
	}
	chains := map[string][]byte{}
	committed := 0
	for line := range strings.Lines(bare) {
		var entry struct {
			Event, Stream, Bytes, Hash, Salt, Personal string
			Seq                                        int
		}
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Fatal(err)
		}
		stream, err := hex.DecodeString(entry.Stream)
		if err != nil || len(stream) != 16 {
			t.Fatalf("%q is no stream: %v", entry.Stream, err)
		}
		before := chains[entry.Stream]
		if entry.Seq == 1 {
			origin := sha256.Sum256(append([]byte("opale-1"+entry.Event), stream...))
			before = origin[:]
		}
		length := binary.BigEndian.AppendUint32(nil, uint32(len(entry.Bytes)))
		sum := sha256.Sum256(append(append(bytes.Clone(before), length...), entry.Bytes...))
		if chains[entry.Stream] = sum[:]; hex.EncodeToString(sum[:]) != entry.Hash {
			t.Fatalf("the chain of %s breaks at %d", entry.Stream, entry.Seq)
		}
		if entry.Personal == "" {
			continue
		}
		var says struct{ C string }
		salt, err := base64.RawStdEncoding.DecodeString(entry.Salt)
		if err == nil {
			err = json.Unmarshal([]byte(entry.Bytes), &says)
		}
		commitment := sha256.Sum256(append(salt, entry.Personal...))
		if err != nil || base64.RawStdEncoding.EncodeToString(commitment[:]) != says.C {
			t.Fatalf("%s.%d has another personal part than it was written with: %v", entry.Stream, entry.Seq, err)
		}
		committed++
	}
	if len(chains) != 2 || committed < 3 {
		t.Errorf("%d chains and %d commitments were computed", len(chains), committed)
	}
}
