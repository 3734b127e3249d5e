package db

import (
	"os"
	"path/filepath"
	"testing"
)

// A database is refused where a cloud client would copy it under SQLite's feet,
// by the name of any folder above it, on any system.
func TestFoldersOfCloudClientsAreRefused(t *testing.T) {
	for path, want := range map[string]bool{
		`C:\Users\karim\OneDrive\Opale`:                    true,
		`C:\Users\karim\OneDrive - CCI Littoral\Documents`: true,
		`C:/Users/karim/ONEDRIVE/Opale`:                    true,
		`D:\Dropbox`:                                       true,
		`G:\Mon Drive\accueil`:                             true,
		"/Users/sofia/Library/Mobile Documents/x":          true,
		"/home/sofia/Nextcloud-cci/opale":                  true,
		`C:\Users\karim\AppData\Local\Opale`:               false,
		`C:\Users\onedriver\Opale`:                         false,
		`C:\Users\karim\Nos OneDrives\Opale`:               false,
		"/home/sofia/.local/share/opale":                   false,
	} {
		if got := isSynced(path); got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}

func TestSharesOfOtherComputersAreRefused(t *testing.T) {
	for path, want := range map[string]bool{
		`\\serveur\accueil`:        true,
		`\\serveur\accueil\Opale`:  true,
		`\\?\UNC\serveur\accueil`:  true,
		`\\?\unc\serveur\accueil`:  true,
		`\\.\UNC\serveur\accueil`:  true,
		`\\192.168.1.20\accueil`:   true,
		`\\?\C:\Users\karim\Opale`: false,
		`\\.\C:\Users\karim`:       false,
		`C:\Users\karim\Opale`:     false,
		`\Users\karim`:             false,
		"/home/sofia/opale":        false,
		"":                         false,
	} {
		if got := isShare(path); got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}

// A folder is where its link leads: "Documents" is often one to OneDrive.
func TestALinkIntoACloudFolderIsRefused(t *testing.T) {
	dir := t.TempDir()
	cloud := filepath.Join(dir, "OneDrive - Essai", "Documents")
	if err := os.MkdirAll(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(cloud, filepath.Join(dir, "Documents")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "Documents", "not there yet", "opale.db")
	if got := unsafePlace(path); got != filepath.Dir(path) {
		t.Errorf("%q is refused, want %q", got, filepath.Dir(path))
	}
	if got := unsafePlace(filepath.Join(dir, "Opale", "opale.db")); got != "" {
		t.Errorf("%q is refused", got)
	}
}
