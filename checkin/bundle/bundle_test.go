package bundle_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"
	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

// small is a store with a few entries, and its bundle's parts.
func small(t testing.TB) (*journal.Memory, bundle.Header, []journal.Strand) {
	t.Helper()
	clock := &storetest.Clock{At: storetest.Start}
	store := journal.NewMemory(checkin.Fabriques(2026), clock.Now)
	for i := range 3 {
		id := checkin.CodedID("fabriques-numeriques", "", fmt.Sprint("CA-", i))
		storetest.Append(t, store, storetest.Actor,
			storetest.Registered(id, checkin.Fields{checkin.FieldCode: fmt.Sprint("CA-", i), checkin.FieldLastName: "Testard"}),
			checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
	}
	have, err := store.Have()
	if err != nil {
		t.Fatal(err)
	}
	strands, err := store.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	return store, bundle.NewHeader("fabriques-numeriques", store.Device(), storetest.Actor, 1, have), strands
}

func keys(t testing.TB) (*bundle.Identity, age.Recipient, age.Identity) {
	t.Helper()
	id, err := bundle.NewIdentity("fabriques-numeriques")
	if err != nil {
		t.Fatal(err)
	}
	to, err := id.Recipient()
	if err != nil {
		t.Fatal(err)
	}
	from, err := id.Opener()
	if err != nil {
		t.Fatal(err)
	}
	return id, to, from
}

func TestABundleIsReadAsItWasWritten(t *testing.T) {
	store, h, strands := small(t)
	_, to, from := keys(t)
	lock, _ := bundle.Lock("marée phare filet dune falaise")
	unlock, _ := bundle.Unlock("Maree Phare  FILET dune falaise")
	for name, c := range map[string]struct {
		to   []age.Recipient
		from []age.Identity
	}{"sealed": {[]age.Recipient{to}, []age.Identity{from}}, "under a passphrase": {[]age.Recipient{lock}, []age.Identity{unlock}}, "unsealed": {}} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "echange.opale")
			for range 2 { // the second replaces the first
				if _, err := bundle.WriteFile(path, h, strands, c.to...); err != nil {
					t.Fatal(err)
				}
			}
			b, err := bundle.ReadFile(path, c.from...)
			if err != nil {
				t.Fatal(err)
			}
			if b.Sealed != (len(c.to) > 0) || b.Entries() != 7 || b.Desk != "Calais 1" {
				t.Errorf("%+v", b.Header)
			}
			have, _ := store.Have()
			if diff := cmp.Diff(have, b.Have()); diff != "" {
				t.Error(diff)
			}
			other := journal.NewMemory(checkin.Fabriques(2026), nil)
			if err := other.Trust(context.Background(), storetest.Actor, store.Device()); err != nil {
				t.Fatal(err)
			}
			receipt, err := other.Apply(context.Background(), b.Strands)
			if err != nil || receipt.Fresh != 7 {
				t.Fatalf("%+v %v", receipt, err)
			}
			same := store.Clone(nil)
			if err := same.Trust(context.Background(), storetest.Actor, store.Device()); err != nil { // as the other does
				t.Fatal(err)
			}
			one, _ := same.StateHash(context.Background())
			two, _ := other.StateHash(context.Background())
			if one != two {
				t.Error("the state that was carried is another")
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// Every byte position cut, every bit flipped: such a file is refused as a
// whole, with a code that the edge has words for.
func TestNoDamagePassesUnseen(t *testing.T) {
	_, h, strands := small(t)
	_, to, from := keys(t)
	for name, recipients := range map[string][]age.Recipient{"sealed": {to}, "unsealed": nil} {
		var whole bytes.Buffer
		if err := bundle.Write(&whole, h, strands, recipients...); err != nil {
			t.Fatal(err)
		}
		good := whole.Bytes()
		refuse := func(what string, file []byte) {
			b, err := bundle.Read(bytes.NewReader(file), from)
			if err == nil {
				t.Fatalf("%s, %s: read, %d entries", name, what, b.Entries())
			}
			switch code := checkin.ErrorCode(err); code {
			case checkin.CodeDamaged, checkin.CodeInvalid, checkin.CodeLocked, checkin.CodeNewer:
			default:
				t.Fatalf("%s, %s: code %s: %v", name, what, code, err)
			}
		}
		for n := range good {
			refuse(fmt.Sprint("cut at ", n), good[:n])
			for bit := range 8 {
				flipped := bytes.Clone(good)
				flipped[n] ^= 1 << bit
				refuse(fmt.Sprintf("bit %d of byte %d flipped", bit, n), flipped)
			}
		}
		refuse("a byte too many", append(bytes.Clone(good), 'x'))
		t.Logf("%s: %d bytes, each cut and each bit flipped", name, len(good))
	}
}

func TestABundleOfAnotherEventStaysShut(t *testing.T) {
	_, h, strands := small(t)
	_, to, _ := keys(t)
	_, _, other := keys(t)
	var whole bytes.Buffer
	if err := bundle.Write(&whole, h, strands, to); err != nil {
		t.Fatal(err)
	}
	for _, with := range [][]age.Identity{{other}, nil} {
		if _, err := bundle.Read(bytes.NewReader(whole.Bytes()), with...); checkin.ErrorCode(err) != checkin.CodeLocked {
			t.Errorf("opened with %d foreign keys: %v", len(with), err)
		}
	}
}

func TestAnIdentityOpensUnderItsPassphrase(t *testing.T) {
	id, _, _ := keys(t)
	sealed, err := id.Seal("marée phare filet dune falaise")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed, []byte(id.Key)) || bytes.Contains(sealed, id.Secret) {
		t.Fatal("the secret is in the sealed file")
	}
	got, err := bundle.OpenIdentity(sealed, "MAREE phare filet dune falaise ")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(id, got); diff != "" {
		t.Error(diff)
	}
	if _, err := bundle.OpenIdentity(sealed, "une autre phrase"); checkin.ErrorCode(err) != checkin.CodeLocked {
		t.Errorf("another passphrase: %v", err)
	}
	sealed[len(sealed)-1] ^= 1
	if _, err := bundle.OpenIdentity(sealed, "marée phare filet dune falaise"); checkin.ErrorCode(err) != checkin.CodeDamaged {
		t.Errorf("damaged: %v", err)
	}
}

func TestFilesThatAreNoBundle(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"empty": "", "text": "Nom;Prénom\n", "zip": "PK\x03\x04", "zstd": "\x28\xb5\x2f\xfd"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := bundle.ReadFile(path)
		if code := checkin.ErrorCode(err); code != checkin.CodeInvalid && code != checkin.CodeDamaged && (name != "empty" || code != checkin.CodePartial) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := bundle.ReadFile(filepath.Join(dir, "none")); checkin.ErrorCode(err) != checkin.CodeMissing {
		t.Errorf("a missing file: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	_, h, strands := small(f)
	var whole bytes.Buffer
	if err := bundle.Write(&whole, h, strands); err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Bytes())
	f.Add([]byte("age-encryption.org/v1\n-> X25519 x\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		b, err := bundle.Read(bytes.NewReader(file))
		if err == nil == (b == nil) {
			t.Fatalf("%v %v", b, err)
		}
		var known *checkin.Error
		if err != nil && !errors.As(err, &known) {
			t.Fatalf("an error without a code: %v", err)
		}
	})
}
