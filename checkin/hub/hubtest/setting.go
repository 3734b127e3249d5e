package hubtest

import (
	"testing"

	"opale/checkin/hub"
)

// settings: what one process remembers, the others know.
func settings(t *testing.T, open func() hub.Store) {
	stores := several(open)
	if text, err := stores[0].Remembered("page"); text != "" || err != nil {
		t.Fatalf("before anything was remembered: %q, %v", text, err)
	}
	for _, value := range []string{"one", "another", ""} {
		ok(t, stores[0].Remember("page", value))
		for i, s := range stores {
			if text, err := s.Remembered("page"); text != value || err != nil {
				t.Errorf("store %d remembers %q, not %q: %v", i, text, value, err)
			}
		}
	}
}
