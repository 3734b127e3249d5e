package bundle

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"opale/checkin"
	"opale/checkin/disk"
)

// The files of a kit, beside the programs and the bundles of its folder.
const (
	KitName   = "opale.kit"   // the event: its presence makes a folder a kit
	givenName = "opale.desks" // the desk names that this stick has given
)

const kitFormat = 1

// maxNote is how much is read of what a stick says of itself, in bytes: more is
// nothing of ours.
const maxNote = 4 << 20

// Kit is what makes a desk of any laptop: the event, and its identity under
// its passphrase. The people are in the bundles beside it: whoever finds the
// stick reads where and when the event is, and nobody's name.
type Kit struct {
	Format   int           `json:"opale_kit"`
	Event    checkin.Event `json:"event"`
	Identity []byte        `json:"identity"` // as Identity.Seal made it
}

// WriteKit makes a folder a kit. It comes last, when everything else is there.
func WriteKit(d Disk, folder string, event checkin.Event, identity []byte) error {
	text, err := json.Marshal(Kit{kitFormat, event, identity})
	if err != nil {
		return err
	}
	return replace(d, filepath.Join(folder, KitName), text)
}

// ReadKit reads a folder's kit. The error has CodeMissing where it has none,
// CodeDamaged, or CodeNewer for a later format.
func ReadKit(d Disk, folder string) (*Kit, error) {
	path := filepath.Join(folder, KitName)
	text, err := disk.ReadStart(d, path, maxNote)
	if err != nil {
		return nil, Failed("read kit", path, err)
	}
	var k Kit
	err = json.Unmarshal(text, &k)
	if k.Format > kitFormat {
		return nil, checkin.Errorf(checkin.CodeNewer, "read kit", "%s", path)
	}
	if err == nil && k.Format == kitFormat {
		err = k.Event.Check()
	}
	if err != nil || k.Format != kitFormat {
		return nil, &checkin.Error{Code: checkin.CodeDamaged, Op: "read kit", Detail: path, Err: err}
	}
	return &k, nil
}

// Open unlocks the kit's identity. The error has CodeLocked for a wrong
// passphrase, CodeDamaged for a kit that does not hold together.
func (k *Kit) Open(passphrase string) (*Identity, error) {
	id, err := OpenIdentity(k.Identity, passphrase)
	if err != nil {
		return nil, err
	}
	if id.Event != k.Event.ID {
		return nil, checkin.Errorf(checkin.CodeDamaged, "open kit", "%s is not %s", id.Event, k.Event.ID)
	}
	return id, nil
}

// Given is a desk name that a stick has given to a laptop.
type Given struct {
	Device string          `json:"device"`
	Desk   string          `json:"desk"`
	Venue  checkin.VenueID `json:"venue"`
}

// GivenAt lists the desk names that the stick has given, in that order. A list
// that cannot be read is taken for none: names are proposed, not owned.
func GivenAt(d Disk, folder string) []Given {
	var given []Given
	text, err := disk.ReadStart(d, filepath.Join(folder, givenName), maxNote)
	if err != nil || json.Unmarshal(text, &given) != nil {
		return nil
	}
	return given
}

// Give remembers, on the stick, the names of laptops. A new name of the same
// laptop replaces its old one.
func Give(d Disk, folder string, names ...Given) error {
	given := GivenAt(d, folder)
	for _, g := range names {
		given = append(slices.DeleteFunc(given, func(old Given) bool { return old.Device == g.Device }), g)
	}
	text, err := json.Marshal(given)
	if err != nil {
		return err
	}
	return replace(d, filepath.Join(folder, givenName), text)
}

// Programs lists the programs in a folder: files named for the program that
// begin as those of Linux, Windows or macOS do.
func Programs(d Disk, folder string) ([]string, error) {
	entries, err := d.ReadDir(folder)
	if err != nil {
		return nil, Failed("list programs", folder, err)
	}
	var programs []string
	for _, e := range entries {
		if !e.Type().IsRegular() || !strings.HasPrefix(strings.ToLower(e.Name()), "opale") {
			continue
		}
		system, err := systemOf(d, filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, Failed("list programs", folder, err)
		}
		if system != "" {
			programs = append(programs, e.Name())
		}
	}
	return programs, nil
}

// Lacking lists the systems for which a folder has no program.
func Lacking(d Disk, folder string) ([]string, error) {
	programs, err := Programs(d, folder)
	if err != nil {
		return nil, err
	}
	lacking := slices.Clone(systems)
	for _, name := range programs {
		has, err := systemOf(d, filepath.Join(folder, name))
		if err != nil {
			return nil, Failed("list programs", folder, err)
		}
		lacking = slices.DeleteFunc(lacking, func(system string) bool { return system == has })
	}
	return lacking, nil
}

var systems = []string{"Windows", "macOS", "Linux"}

// programMagic is how executables begin, and for which system: PE, ELF, and
// Mach-O of 64 bits, thin or of several machines.
var programMagic = map[string]string{
	"MZ": "Windows", "\x7fELF": "Linux", "\xcf\xfa\xed\xfe": "macOS", "\xca\xfe\xba\xbe": "macOS",
}

// systemOf is the system of a program; empty for any other file.
func systemOf(d Disk, path string) (string, error) {
	f, err := d.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head := make([]byte, 4)
	n, err := f.Read(head)
	if err != nil && n == 0 {
		return "", nil // empty
	}
	for magic, system := range programMagic {
		if strings.HasPrefix(string(head[:n]), magic) {
			return system, nil
		}
	}
	return "", nil
}

// IsKit reports whether a folder is a kit, readable or not.
func IsKit(d Disk, folder string) bool {
	_, err := d.Stat(filepath.Join(folder, KitName))
	return !errors.Is(err, fs.ErrNotExist)
}
