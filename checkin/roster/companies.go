package roster

import (
	"io"
	"slices"
	"strings"

	"opale/checkin"
)

// Companies is a list of companies as it was read.
type Companies struct {
	Companies []checkin.Company
	Skipped   int // rows without a name
}

// companyLabels say what a column of such a list holds; the first column is the
// name where none says so.
var companyLabels = map[string]int{
	"nom": 0, "societe": 0, "entreprise": 0, "raison sociale": 0, "denomination": 0, "enseigne": 0, "nom commercial": 0, "company": 0, "name": 0, "organisation": 0, "structure": 0,
	"ville": 1, "commune": 1, "town": 1, "city": 1,
	"siren": 2, "siret": 2, "n siren": 2, "n siret": 2, "numero siren": 2, "numero siret": 2,
	"domaine": 3, "domain": 3, "site": 3, "site web": 3, "site internet": 3, "url": 3, "website": 3, "web": 3,
	"e mail": 3, "email": 3, "mail": 3, "courriel": 3, "adresse e mail": 3, "adresse mail": 3,
}

// ReadCompanies reads a list of companies: a column of names or, under a header,
// name, town, SIREN and site or address, in any container and encoding that an
// attendee export may have. Of an address only what stands behind its @ is kept.
// The error is an [Error].
func ReadCompanies(r io.Reader, name, scratch string) (*Companies, error) {
	list, err := readCompanies(r, scratch)
	if err != nil {
		return nil, ofFile(name, err)
	}
	return list, nil
}

func readCompanies(r io.Reader, scratch string) (*Companies, error) {
	t, err := sniff(r, &Options{Scratch: scratch})
	if err != nil {
		return nil, err
	}
	if held, ok := t.(io.Closer); ok {
		defer held.Close()
	}
	list, columns, first, named := &Companies{}, []int{0, -1, -1, -1}, true, false
	for {
		row, err := t.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if len(list.Companies) >= maxRows {
			return nil, &Error{Kind: KindTooLarge}
		}
		if !slices.ContainsFunc(row.cells, isFilled) {
			continue
		}
		if first {
			first = false
			if columns, named = companyColumns(row); named {
				continue
			}
		}
		if !named && t.format().Delimiter == "," {
			row.cells = []string{strings.Join(row.cells, ", ")} // of one column, whose names have commas
		}
		list.take(row, columns)
	}
	if len(list.Companies) == 0 {
		return nil, &Error{Kind: KindEmpty}
	}
	return list, nil
}

// companyColumns reads a header.
func companyColumns(r row) (columns []int, ok bool) {
	columns = []int{-1, -1, -1, -1}
	for i, cell := range r.cells {
		if use, known := companyLabels[checkin.Fold(cell)]; known {
			ok = true
			if columns[use] < 0 {
				columns[use] = i
			}
		}
	}
	if columns[0] < 0 {
		columns[0] = 0
	}
	return columns, ok // without one, the first is the name
}

// take reads one company.
func (l *Companies) take(r row, columns []int) {
	cell := func(use int) string {
		if i := columns[use]; i >= 0 && i < len(r.cells) {
			return checkin.Clean(r.cells[i])
		}
		return ""
	}
	c := checkin.Company{Name: cell(0), Town: cell(1), SIREN: siren(cell(2)), Domain: cell(3)}
	c.Domain = c.Domain[strings.LastIndexByte(c.Domain, '@')+1:]
	if checkin.Fold(c.Name) == "" {
		l.Skipped++
		return
	}
	l.Companies = append(l.Companies, c)
}

// siren is nine digits, of which a SIRET has five more.
func siren(text string) string {
	const nine = 9
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
	return digits[:min(len(digits), nine)]
}
