package storetest

import (
	"fmt"

	"opale/checkin"
)

// counted reports a store that counts what is to be looked at otherwise than it
// lists it.
func counted(store checkin.Store) error {
	conflicts, err := store.Conflicts()
	if err != nil {
		return err
	}
	held, err := store.Held()
	if err != nil {
		return err
	}
	n, err := store.ToCheck()
	if err == nil && n != len(conflicts)+len(held) {
		err = fmt.Errorf("%d to be looked at are counted, %d conflicts and %d held are listed", n, len(conflicts), len(held))
	}
	return err
}
