package main

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"opale/checkin"
)

// findRegistration finds a registration by its id as people write it: whole,
// or the beginning of only one. The error has CodeNotFound or CodeAmbiguous.
func findRegistration(ctx context.Context, store checkin.Store, text string) (checkin.RegistrationID, error) {
	low, high, ok := checkin.IDPrefix(text, "r")
	var found []checkin.RegistrationID
	if ok {
		err := store.People(ctx, func(r *checkin.Registration) bool {
			if within(r.ID, low, high) {
				found = append(found, r.ID)
			}
			return len(found) < 2
		})
		if err != nil {
			return checkin.RegistrationID{}, err
		}
	}
	return onlyOne(found, "find registration", text)
}

// findArrival finds an arrival by its entry's id: whole, or with the beginning
// of its stream. The error has CodeNotFound or CodeAmbiguous.
func findArrival(ctx context.Context, store checkin.Store, text string) (checkin.EntryID, error) {
	if id, err := checkin.ParseEntryID(text); err == nil {
		return id, nil
	}
	stream, seq, _ := strings.Cut(text, ".")
	low, high, ok := checkin.IDPrefix(stream, "")
	var found []checkin.EntryID
	if ok {
		err := eachArrival(ctx, store, func(a *checkin.Arrival) {
			_, number, _ := strings.Cut(a.Entry.String(), ".")
			if number == seq && within(a.Entry.Stream, low, high) {
				found = append(found, a.Entry)
			}
		})
		if err != nil {
			return checkin.EntryID{}, err
		}
	}
	return onlyOne(found, "find entry", text)
}

// eachArrival visits every arrival, in force or not.
func eachArrival(ctx context.Context, store checkin.Store, visit func(*checkin.Arrival)) error {
	var ids []checkin.RegistrationID
	err := store.People(ctx, func(r *checkin.Registration) bool {
		ids = append(ids, r.ID)
		return true
	})
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(ids, chunkSize) {
		arrivals, err := store.Arrivals(chunk...)
		if err != nil {
			return err
		}
		for i := range arrivals {
			visit(&arrivals[i])
		}
	}
	return nil
}

func within[T ~[16]byte](id T, low, high [16]byte) bool {
	return bytes.Compare(id[:], low[:]) >= 0 && bytes.Compare(id[:], high[:]) <= 0
}

func onlyOne[T any](found []T, op, text string) (id T, err error) {
	switch len(found) {
	case 0:
		return id, checkin.Errorf(checkin.CodeNotFound, op, "%s", text)
	case 1:
		return found[0], nil
	}
	return id, checkin.Errorf(checkin.CodeAmbiguous, op, "%s", text)
}
