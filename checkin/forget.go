package checkin

// Forget drops whom the desk knows from memory, for good: a desk that is no
// longer admitted finds nobody, whatever is written or still being read. The
// store is not touched.
func (d *Desk) Forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.finder = nobody{}
	d.present = make(map[RegistrationID]bool)
	d.audience, d.forms = audiences{}, codeForms{}
}

// index is where people are found.
func (d *Desk) index() Finder {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.finder
}

// nobody is a [Finder] that takes nobody in.
type nobody struct{}

func (nobody) Find(Query) Found         { return Found{} }
func (nobody) Put(...Person)            {}
func (nobody) Remove(...RegistrationID) {}
func (nobody) Len() int                 { return 0 }
