package db

import (
	"context"
	"path/filepath"
	"runtime"
	"testing"

	"opale/checkin"
)

// A desk that opens reads in five places at once, and each asks in the middle of
// it who sat where. With every connection of the readers in use, that is
// answered all the same.
func TestSeatsAreReadWhileAllReadersAreBusy(t *testing.T) {
	key, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	store, err := Open(context.Background(), filepath.Join(t.TempDir(), "opale.db"), Options{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	event := checkin.Fabriques(2026)
	if err := store.Define(context.Background(), checkin.Actor{Desk: "Calais 1", Operator: "Élodie"}, event); err != nil {
		t.Fatal(err)
	}
	have, err := store.Have()
	if err != nil {
		t.Fatal(err)
	}
	for range store.reader.Stats().MaxOpenConnections {
		conn, err := store.reader.Conn(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	store.seats.forget()
	answered := make(chan checkin.Actor, 1)
	go func() {
		for stream := range have {
			_, by := store.seats.Seat(stream, 1)
			answered <- by
			return
		}
	}()
	for {
		select {
		case by := <-answered:
			if by.Operator != "Élodie" {
				t.Errorf("it was %q", by.Operator)
			}
			return
		default:
			if store.reader.Stats().WaitCount > 0 {
				t.Fatal("it waits for a reader's connection, which waits for it")
			}
			runtime.Gosched()
		}
	}
}
