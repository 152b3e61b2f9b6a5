/// The configuration file of a demo.
package enum DemoConfiguration {
    package static func text(portal: String, care: String, api: String, database: String? = nil) -> String {
        """
        # The configuration of a Countersign demo, made by "countersign demo". Both brands are fictional.
        data: .
        \(database.map { "database:\n  url: \"\($0)\"\n" } ?? "")portal:
          listen: "\(portal)"
        care:
          listen: "\(care)"
          time-zone: Europe/Paris
        # Programs: demo.json has the id and the secret of one.
        api:
          listen: "\(api)"
        # Mails are written into this folder, for looking at.
        mail:
          folder: mail
        brands:
          - id: northline
            name: Northline
            time-zone: America/Toronto
            country: CA
            look:
              accent: "#1f4e8c"
              accent-on-dark: "#8ab8f0"
              mark: wave
            mail:
              from: care@northline.example
            hosts:
              - name: northline.localhost
                language: en
                care-phone: "1 (800) 555-0100"
              - name: fr.northline.localhost
                language: fr
                care-phone: "1 (800) 555-0101"
          - id: atelier-vingt
            name: Atelier Vingt
            time-zone: Europe/Paris
            country: FR
            look:
              accent: "#9a3324"
              accent-on-dark: "#f2a08f"
              mark: door
            mail:
              from: care@atelier-vingt.example
            hosts:
              - name: atelier-vingt.localhost
                language: fr
                care-phone: "01 99 00 20 20"
              - name: en.atelier-vingt.localhost
                language: en
                care-phone: "+33 1 99 00 20 21"

        """
    }
}
