package main

import (
	"strconv"
	"strings"

	"opale/checkin"
	"opale/db"
)

// findRegistration finds a registration by its id as people write it: whole,
// or the beginning of only one. The error has CodeNotFound or CodeAmbiguous.
func findRegistration(store *db.Store, text string) (checkin.RegistrationID, error) {
	var found []checkin.RegistrationID
	if low, high, ok := checkin.IDPrefix(text, "r"); ok {
		var err error
		if found, err = store.RegistrationsBetween(low, high, 2); err != nil {
			return checkin.RegistrationID{}, err
		}
	}
	return onlyOne(found, "find registration", text)
}

// findArrival finds an arrival by its entry's id: whole, or with the beginning
// of its stream. The error has CodeNotFound or CodeAmbiguous.
func findArrival(store *db.Store, text string) (checkin.EntryID, error) {
	if id, err := checkin.ParseEntryID(text); err == nil {
		return id, nil
	}
	stream, number, _ := strings.Cut(text, ".")
	low, high, ok := checkin.IDPrefix(stream, "")
	seq, err := strconv.ParseUint(number, 10, 63)
	var found []checkin.EntryID
	if ok && err == nil {
		if found, err = store.ArrivalsBetween(low, high, seq, 2); err != nil {
			return checkin.EntryID{}, err
		}
	}
	return onlyOne(found, "find entry", text)
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
