package hostile

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// File is an attendee list as some tool, or somebody who prepared it, may write it.
type File struct {
	Name string
	Data []byte
}

// Faithful is the name of somebody in each of the [Files], between escapes: it has
// to come out as it is.
const Faithful = "Fidelement"

// Files are lists in each sort of file that is read, with text from next in every
// cell, in headers, sheets' names and the files' own.
func Files(next func() string) []File {
	records := func(header ...string) [][]string {
		rows := [][]string{append(header, next(), next())}
		for range 5 {
			cells := make([]string, len(header)+2)
			for i := range cells {
				cells[i] = next()
			}
			cells[1] = "e" + cells[1] // somebody is in it
			rows = append(rows, cells)
		}
		quiet := make([]string, len(header)+2)
		quiet[1], quiet[2], quiet[3] = "\x1b[31m"+Faithful[:4]+"\x1b[0m"+Faithful[4:]+"\u202e", Faithful[:4]+"\x07", Faithful
		return append(rows, quiet)
	}
	ours := func() [][]string {
		return records("Code", "Nom", "Prénom", "Société", "E-mail", "Téléphone", "Statut", "Site", "Remarque")
	}
	pretix := records("Order code", "Attendee name", "Attendee name: Given name", "Attendee name: Family name", "Product", "Paid", "Secret", "E-mail", "Comment")
	files := []File{
		{"liste.csv", csvOf(ours(), ';')}, {"pretix.csv", csvOf(pretix, ',')}, {"onglets.txt", csvOf(ours(), '\t')},
		{"liste.json", objectsOf(ours())}, {"pages.xls", pageOf(ours())}, {"contacts.vcf", cardsOf(ours())},
		{"classeur.xlsx", Workbook([]string{next(), next()}, ours(), ours())},
	}
	for i := range files {
		files[i].Name = pathless(next()) + files[i].Name
	}
	return files
}

// pathless is a text as it may name a file: Windows knows fewer names.
func pathless(text string) string {
	text = strings.Map(func(r rune) rune {
		if r == 0 || r == '/' || r < ' ' && r != 0x1b || strings.ContainsRune(`\:*?"<>|`, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	return strings.TrimLeft(text[:min(len(text), 40)], ".~- ")
}

func csvOf(records [][]string, comma rune) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	_ = w.WriteAll(records) // into memory
	return b.Bytes()
}

func objectsOf(records [][]string) []byte {
	var b bytes.Buffer
	for _, cells := range records[1:] {
		object := map[string]any{}
		for i, label := range records[0] {
			object[label] = cells[i]
		}
		object["sous"] = map[string]any{cells[0]: cells[1], "liste": []string{cells[2]}}
		line, _ := json.Marshal(object) // strings always can be
		b.Write(append(line, '\n'))
	}
	return b.Bytes()
}

// pageOf is a table of HTML, as tools export that call it a workbook. Half of the
// cells are escaped, half are markup of their own.
func pageOf(records [][]string) []byte {
	var b strings.Builder
	b.WriteString("<html><body><table>")
	for y, cells := range records {
		b.WriteString("<tr>")
		for x, cell := range cells {
			if (x+y)%2 == 0 {
				cell = strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(cell)
			}
			fmt.Fprintf(&b, "<td>%s</td>", cell)
		}
		b.WriteString("</tr>")
	}
	return []byte(b.String() + "</table></body></html>")
}

func cardsOf(records [][]string) []byte {
	var b strings.Builder
	for _, cells := range records[1:] {
		folded := make([]string, len(cells))
		for i, cell := range cells {
			folded[i] = strings.NewReplacer("\\", `\\`, "\r", "", "\n", `\n`, ";", `\;`).Replace(cell)
		}
		fmt.Fprintf(&b, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:%s;%s;;;\r\nFN:%s\r\nORG:%s\r\nEMAIL;TYPE=%s:%s\r\nTEL:%s\r\nNOTE:%s\r\nX-%s:%s\r\nEND:VCARD\r\n",
			folded[1], folded[2], folded[1], folded[3], folded[5], folded[4], folded[5], folded[8], folded[9], folded[10])
	}
	return []byte(b.String())
}

// Workbook is a workbook with these sheets. What XML cannot hold stands in it as
// Excel writes it, _x001B_, and is that character again for whoever reads it.
func Workbook(names []string, sheets ...[][]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name, text string) {
		w, _ := z.Create(name) // into memory
		_, _ = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?>` + text))
	}
	var types, books, links strings.Builder
	for i, records := range sheets {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		fmt.Fprintf(&books, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, inXML(names[i]), i+1, i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		put(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), sheetOf(records))
	}
	put("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`+types.String()+`</Types>`)
	put("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	put("xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>`+books.String()+`</sheets></workbook>`)
	put("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+links.String()+`</Relationships>`)
	_ = z.Close()
	return b.Bytes()
}

func sheetOf(records [][]string) string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for y, cells := range records {
		fmt.Fprintf(&b, `<row r="%d">`, y+1)
		for x, cell := range cells {
			fmt.Fprintf(&b, `<c r="%c%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, 'A'+x, y+1, inXML(cell))
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData></worksheet>"
}

// inXML escapes a text for XML, and what XML cannot hold as Excel does.
func inXML(text string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(text, "") {
		if r < ' ' || r == 0x7f || r >= 0xfffe && r <= 0xffff || unicode.In(r, unicode.Cc) {
			fmt.Fprintf(&b, "_x%04X_", r)
			continue
		}
		var one bytes.Buffer
		_ = xml.EscapeText(&one, utf8.AppendRune(nil, r)) // into memory
		b.Write(one.Bytes())
	}
	return b.String()
}
