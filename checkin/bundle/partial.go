package bundle

import (
	"path/filepath"
	"regexp"
	"strings"

	"opale/checkin"
)

// A folder that others share or sync may hold a bundle under a name that is not
// the one it was written under, or a part of one.
var (
	// A copy: "x (1).opale" ends as it should, "x.opale (1)" and what a mail
	// program made of it do not.
	renamed = regexp.MustCompile(`(?i)\.opale(\.(bin|dat|txt)|[ _-].{1,60})?$`)
	// A piece: what browsers, sync programs and clouds call a file until it is
	// whole.
	piece = regexp.MustCompile(`(?i)\.opale[^/\\]*\.(part|partial|filepart|crdownload|download|tmp|icloud|!sync|opdownload)$`)
)

// isBundle reports whether a file is read by its name. One that begins with a
// dot is being written.
func isBundle(name string) bool {
	return !strings.HasPrefix(name, ".") && renamed.MatchString(name) && !isPiece(name)
}

// isPiece reports whether a file will be a bundle, and is not whole yet. Our own
// way of writing leaves none that lasts.
func isPiece(name string) bool { return piece.MatchString(name) }

// wholeName is what a piece will be called.
func wholeName(name string) string {
	return strings.TrimPrefix(strings.TrimSuffix(name, filepath.Ext(name)), ".")
}

// unreadable is the code of a file that does not open.
func unreadable(err error) checkin.Code {
	if isInCloud(err) {
		return checkin.CodePartial
	}
	return checkin.CodeReadOnly
}

// What Windows answers of a file that is only a name here, while its content is
// in a cloud that does not answer.
func cloudCode(number uintptr) bool {
	return 358 <= number && number <= 366 || 374 <= number && number <= 398 || number == 404 || number == 426 || number == 475
}
