package bundle_test

import (
	"os"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/checkin/bundle"
)

func TestAMemberAlsoOpensWhatIsUnderThePassphrase(t *testing.T) {
	id, err := bundle.NewIdentity("fabriques-numeriques")
	if err != nil {
		t.Fatal(err)
	}
	member, err := id.Keys()
	if err != nil {
		t.Fatal(err)
	}
	spoken, err := bundle.PassphraseKeys("phare dune filet digue marée")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, tt := range []struct {
		name            string
		seal            bundle.Keys
		underPassphrase bool
		member          checkin.Code // what a member is told
		both            checkin.Code // and with the passphrase
	}{
		{"member", member, false, "", ""},
		{"passphrase", spoken, true, checkin.CodeLocked, ""},
		{"unsealed", bundle.Keys{}, false, "", ""},
	} {
		path := filepath.Join(dir, tt.name)
		if _, err := bundle.WriteFile(path, bundle.Header{Format: 1, Event: id.Event}, nil, tt.seal.Seal...); err != nil {
			t.Fatal(err)
		}
		if got, err := bundle.IsUnderPassphrase(path); got != tt.underPassphrase || err != nil {
			t.Errorf("%s: under a passphrase: %v (%v)", tt.name, got, err)
		}
		if _, err := bundle.ReadFile(path, member.Open...); checkin.ErrorCode(err) != tt.member {
			t.Errorf("%s: a member: %v", tt.name, err)
		}
		if _, err := bundle.ReadFile(path, member.Opening(spoken).Open...); checkin.ErrorCode(err) != tt.both {
			t.Errorf("%s: with the passphrase too: %v", tt.name, err)
		}
	}
	short := filepath.Join(dir, "short")
	if err := os.WriteFile(short, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := bundle.IsUnderPassphrase(short); got || err != nil {
		t.Errorf("an empty file: %v, %v", got, err)
	}
}
