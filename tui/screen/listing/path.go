package listing

import (
	"net/url"
	"strings"
)

// dropped is the path of a file that was dragged into the window or pasted.
// Terminals write it bare, in quotes, with blanks behind backslashes, or as a
// file:// address; of several files it is the first.
func dropped(text string) string {
	text = strings.TrimSpace(strings.Trim(strings.TrimSpace(text), "\x00"))
	switch {
	case text == "":
		return ""
	case strings.HasPrefix(text, "file://"):
		return ofAddress(text)
	case text[0] == '\'' || text[0] == '"':
		return quoted(text)
	case isWindows(text):
		return text // where a backslash parts folders, and a blank is one of the name
	}
	return unescaped(text)
}

// isWindows recognises C:\… and \\server\….
func isWindows(text string) bool {
	return strings.HasPrefix(text, `\\`) || len(text) > 2 && text[1] == ':' && (text[2] == '\\' || text[2] == '/')
}

// ofAddress reads file:///home/…, of Windows file:///C:/….
func ofAddress(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	address, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		return strings.TrimPrefix(text, "file://")
	}
	path := address.Path
	if strings.HasPrefix(path, "/") && isWindows(path[1:]) {
		path = path[1:]
	}
	return path
}

// quoted reads what stands in the quotes with which a text begins. A shell
// closes the quotes before an apostrophe, and opens them again behind it.
func quoted(text string) string {
	mark := text[:1]
	var path strings.Builder
	rest := text[1:]
	for {
		part, behind, closed := strings.Cut(rest, mark)
		path.WriteString(part)
		again, more := strings.CutPrefix(behind, `\'`+mark)
		if !closed || !more || mark != "'" {
			return path.String()
		}
		path.WriteByte('\'')
		rest = again
	}
}

// unescaped takes out the backslashes that a shell wants before blanks and
// signs. A blank without one ends the path where it has others with one: then
// another file follows.
func unescaped(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var path strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text):
			i++
			path.WriteByte(text[i])
		case text[i] == ' ' || text[i] == '\n':
			return path.String()
		default:
			path.WriteByte(text[i])
		}
	}
	return path.String()
}
